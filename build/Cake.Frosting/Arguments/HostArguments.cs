using Cake.Core.Diagnostics;
using Cake.Core.IO;

namespace Cake.Frosting.Arguments;

/// <summary>The command line as the host understands it; what it does not know is kept for the build's own use.</summary>
internal sealed class HostArguments
{
    public List<string> Targets { get; } = [];

    public HostFlags Flags { get; set; }

    public Verbosity? Verbosity { get; set; }

    public DirectoryPath? WorkingDirectory { get; set; }

    public RemainingArguments Remaining { get; } = new();

    public bool Has(HostFlags flag) => (Flags & flag) != 0;
}
