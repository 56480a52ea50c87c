using System.Text.Json.Nodes;
using PreviewForge.EmbeddedHost.Durable.History;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>A history as the official extension shows it: what was asked for and its result are one entry.</summary>
internal static class HistoryView
{
    public static JsonArray Of(IReadOnlyList<HistoryEvent> history, bool withInput, bool withOutput)
    {
        Dictionary<int, ScheduledEvent> asked = history.OfType<ScheduledEvent>().ToDictionary(scheduled => scheduled.Id);
        Writer writer = new(asked, withInput, withOutput);
        return new JsonArray([.. history.Select(writer.Describe).OfType<JsonObject>()]);
    }

    private sealed class Writer(Dictionary<int, ScheduledEvent> asked, bool withInput, bool withOutput)
    {
        public JsonObject? Describe(HistoryEvent happened) => happened switch
        {
            ExecutionStarted started => Input(Entry("ExecutionStarted", started, ("FunctionName", started.Name)), started.Input),
            ExecutionEnded ended => Result(Entry("ExecutionCompleted", ended, ("OrchestrationStatus", ended.Status)), ended.Output),
            EventRaised raised => Input(Entry("EventRaised", raised, ("Name", raised.Name)), raised.Payload),
            EventSent sent => Entry("EventSent", sent, ("Name", sent.Name), ("InstanceId", sent.Target)),
            TimerCreated timer => Entry("TimerCreated", timer, ("FireAt", ManagementText.Time(timer.FireAt))),
            TimerFired fired when asked.GetValueOrDefault(fired.Id) is TimerCreated timer
                => Entry("TimerFired", fired, ("FireAt", ManagementText.Time(timer.FireAt))),
            TaskCompleted completed => Completed(completed),
            TaskFailed failed => Failed(failed),
            _ => null,
        };

        private JsonObject? Completed(TaskCompleted completed) => asked.GetValueOrDefault(completed.Id) switch
        {
            ActivityScheduled activity => Result(Input(WithStart(Entry("TaskCompleted", completed, ("FunctionName", activity.Name)), activity), null), completed.Result),
            SubOrchestrationScheduled sub => Result(Input(
                WithStart(Entry("SubOrchestrationInstanceCompleted", completed, ("FunctionName", sub.Name)), sub), null), completed.Result),
            _ => null,
        };

        private JsonObject? Failed(TaskFailed failed) => asked.GetValueOrDefault(failed.Id) switch
        {
            ActivityScheduled activity => Reason(Input(WithStart(Entry("TaskFailed", failed, ("FunctionName", activity.Name)), activity), null), activity.Name, failed),
            SubOrchestrationScheduled sub => Reason(Input(
                WithStart(Entry("SubOrchestrationInstanceFailed", failed, ("FunctionName", sub.Name)), sub), null), sub.Name, failed),
            _ => null,
        };

        private static JsonObject Entry(string type, HistoryEvent happened, params (string Name, string Value)[] members)
        {
            JsonObject entry = new() { ["EventType"] = type, ["Timestamp"] = ManagementText.Time(happened.At) };
            foreach ((string name, string value) in members)
            {
                entry[name] = value;
            }

            return entry;
        }

        private static JsonObject WithStart(JsonObject entry, ScheduledEvent scheduled)
        {
            entry["ScheduledTime"] = ManagementText.Time(scheduled.At);
            return entry;
        }

        private static JsonObject Reason(JsonObject entry, string name, TaskFailed failed)
        {
            entry["Reason"] = $"Function '{name}' failed with an unhandled exception.";
            entry["Details"] = failed.Failure.Message;
            return entry;
        }

        /// <summary>Inputs are shown as the text that is stored; inputs of tasks are not kept.</summary>
        private JsonObject Input(JsonObject entry, string? input)
        {
            if (withInput)
            {
                entry["Input"] = input;
            }

            return entry;
        }

        private JsonObject Result(JsonObject entry, string? result)
        {
            if (withOutput)
            {
                entry["Result"] = ManagementText.Value(result);
            }

            return entry;
        }
    }
}
