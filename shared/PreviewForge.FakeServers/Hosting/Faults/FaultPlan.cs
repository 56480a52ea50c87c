using System.Text.RegularExpressions;

namespace PreviewForge.FakeServers.Hosting.Faults;

/// <summary>The faults of one server. They apply in the order they were set, up to the first that makes an answer of its own; a later one
/// neither applies to that call nor counts it, so several faults for one path, each once, make a script.</summary>
public sealed class FaultPlan
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];

    /// <summary>Spoils calls to some paths.</summary>
    /// <param name="pattern">
    /// Path, optionally after a method and a blank: <c>GET /library/sections/*/all</c>. <c>*</c> stands for any text within a segment,
    /// <c>**</c> for any text.
    /// </param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="calls">Which calls; all when null.</param>
    public FaultRule On(string pattern, Fault fault, FaultCalls? calls = null)
    {
        var words = pattern.Split(' ', 2);
        var path = Regex.Escape(words[^1]).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        var regex = new Regex($"^{path}$", RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        return When(request => (words.Length == 1 || words[0] == request.Method) && regex.IsMatch(request.Path), fault, calls);
    }

    /// <summary>Spoils calls of any kind.</summary>
    public FaultRule When(Func<ReceivedRequest, bool> fits, Fault fault, FaultCalls? calls = null)
    {
        var rule = new FaultRule(fits, fault, calls ?? FaultCalls.All, Remove);
        lock (_gate)
        {
            _rules.Add(rule);
        }

        return rule;
    }

    /// <summary>Spoils all calls.</summary>
    public FaultRule Everywhere(Fault fault, FaultCalls? calls = null) => When(_ => true, fault, calls);

    /// <summary>Takes all faults back.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    internal IReadOnlyList<Fault> For(ReceivedRequest request)
    {
        lock (_gate)
        {
            List<Fault> faults = [];
            foreach (var rule in _rules.Where(rule => rule.Takes(request)))
            {
                faults.Add(rule.Fault);
                if (rule.Fault.IsFinal)
                {
                    break;
                }
            }

            return faults;
        }
    }

    private void Remove(FaultRule rule)
    {
        lock (_gate)
        {
            _rules.Remove(rule);
        }
    }
}
