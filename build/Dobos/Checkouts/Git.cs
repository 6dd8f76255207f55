using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Dobos.Processes;

namespace Dobos.Checkouts;

/// <summary>Asks git about a checkout. All that is asked with it only reads, but for a tag of a release, so a plan may ask it too.</summary>
public sealed class Git(Checkout checkout)
{
    // What a hook, or whoever else calls us, says of another repository; and what would turn history into something else.
    private static readonly string[] Foreign =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_PREFIX",
        "GIT_GRAFT_FILE", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS",
    ];

    private static readonly string[] Always = ["--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false"];

    /// <summary>All that it prints.</summary>
    public string Text(IReadOnlyList<string> arguments, string input = "")
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var text = output.GetAwaiter().GetResult();
        Check(process, arguments, error);
        return text;
    }

    /// <summary>What it prints between one zero byte and the next, while it prints.</summary>
    public IEnumerable<string> Tokens(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(cancellation);
        using var stop = cancellation.Register(process.Kill);
        foreach (var token in Split(process.StandardOutput))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return token;
        }

        cancellation.ThrowIfCancellationRequested();
        Check(process, arguments, error);
    }

    /// <summary>A git that answers as it is asked, until it is disposed of.</summary>
    internal Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("git", [.. Always, .. arguments])
        {
            WorkingDirectory = checkout.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in Foreign)
            start.Environment.Remove(name);
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ToolNotStartedException("git", e);
        }
    }

    private static void Check(Process process, IReadOnlyList<string> arguments, Task<string> error)
    {
        var said = error.GetAwaiter().GetResult();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new GitFailedException(arguments, process.ExitCode, said);
    }

    private static IEnumerable<string> Split(StreamReader reader)
    {
        var buffer = new char[16 * 1024];
        var token = new StringBuilder();
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            var start = 0;
            for (var end = Array.IndexOf(buffer, '\0', 0, read); end >= 0; end = Array.IndexOf(buffer, '\0', start, read - start))
            {
                yield return token.Append(buffer, start, end - start).ToString();
                token.Clear();
                start = end + 1;
            }

            token.Append(buffer, start, read - start);
        }
    }
}
