using System.Text.Json;
using PreviewForge.EmbeddedHost.Durable.History;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>Sorts the messages that wait for an orchestration at the beginning of a step.</summary>
internal sealed class Inbox
{
    private readonly Instance _instance;
    private readonly DateTimeOffset _now;

    public Inbox(Instance instance, IReadOnlyList<Message> messages, bool hasStarted, DateTimeOffset now)
    {
        _instance = instance;
        _now = now;
        Termination = messages.FirstOrDefault(message => message.Kind is MessageKind.Terminate or MessageKind.TerminateAll);
        Control = messages.LastOrDefault(message => message.Kind is MessageKind.Suspend or MessageKind.Resume);
        Taken.AddRange(messages.Where(message => IsControl(message) || IsStale(message)));
        Message? start = messages.FirstOrDefault(message => message.Kind == MessageKind.Start);
        if (IsSuspended || (!hasStarted && start is null))
        {
            return;
        }

        List<Message> rest = [.. messages.Except(Taken)];
        Taken.AddRange(rest);
        Take(hasStarted ? null : start, rest);
    }

    public Message? Termination { get; }

    /// <summary>The last order to suspend or resume.</summary>
    public Message? Control { get; }

    public bool IsSuspended => Control is null
        ? _instance.Status == Microsoft.DurableTask.Client.OrchestrationRuntimeStatus.Suspended
        : Control.Kind == MessageKind.Suspend;

    /// <summary>What the step uses up.</summary>
    public List<Message> Taken { get; } = [];

    /// <summary>What is new in the history; empty when the code need not run.</summary>
    public List<HistoryEvent> Events { get; } = [];

    private void Take(Message? start, List<Message> rest)
    {
        if (rest.Count == 0)
        {
            return;
        }

        Events.Add(new StepStarted { At = _now });
        if (start is not null)
        {
            Events.Add(new ExecutionStarted(_instance.Name, _instance.Input) { At = _now });
        }

        Events.AddRange(rest.Select(ToEvent).OfType<HistoryEvent>());
    }

    private HistoryEvent? ToEvent(Message message) => message.Kind switch
    {
        MessageKind.Event => new EventRaised(message.Name ?? string.Empty, message.Body, message.Sequence) { At = _now },
        MessageKind.Completed => new TaskCompleted(TaskOf(message), message.Body) { At = _now },
        MessageKind.Failed => new TaskFailed(TaskOf(message), HistoryJson.ReadFailure(message.Body)) { At = _now },
        MessageKind.TimerFired => new TimerFired(TaskOf(message)) { At = _now },
        _ => null,
    };

    private static int TaskOf(Message message) => message.TaskId ?? throw new JsonException($"A message of kind {message.Kind} names no task.");

    private static bool IsControl(Message message) => message.Kind
        is MessageKind.Suspend or MessageKind.Resume or MessageKind.Terminate or MessageKind.TerminateAll;

    /// <summary>A reply or timer of a round that is over.</summary>
    private bool IsStale(Message message) => message.ExecutionId is { } execution && execution != _instance.ExecutionId;
}
