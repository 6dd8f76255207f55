using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>The faults that a vault was told to have, taken in the order in which they were given.</summary>
public sealed class VaultFaults(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];

    /// <summary>Lets a fault meet the next requests, a number of times or always, of one secret or of all.</summary>
    public void Add(VaultFault fault, int times = int.MaxValue, string? name = null)
    {
        lock (_gate)
            _rules.Add(new(fault, name) { Left = times });
    }

    public void Clear()
    {
        lock (_gate)
            _rules.Clear();
    }

    internal async Task<bool> AnswersAsync(HttpContext context, string? name)
    {
        foreach (var fault in Take(name))
        {
            if (await fault.AnswersAsync(context, clock))
                return true;
        }

        return false;
    }

    // One that ends the request uses up nothing of those behind it.
    private List<VaultFault> Take(string? name)
    {
        List<VaultFault> taken = [];
        lock (_gate)
        {
            foreach (var rule in _rules.Where(rule => rule.Left > 0 && (rule.Name is null || string.Equals(rule.Name, name, StringComparison.OrdinalIgnoreCase))))
            {
                rule.Left--;
                taken.Add(rule.Fault);
                if (rule.Fault is not (VaultFault.Slow or VaultFault.First))
                    break;
            }
        }

        return taken;
    }

    private sealed class Rule(VaultFault fault, string? name)
    {
        public VaultFault Fault => fault;

        public string? Name => name;

        public int Left { get; set; }
    }
}
