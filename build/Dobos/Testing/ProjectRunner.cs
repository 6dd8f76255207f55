using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Test;
using Cake.Core;
using Cake.Core.IO;
using Dobos.Builds;
using Dobos.Redaction;

namespace Dobos.Testing;

/// <summary>Runs the tests of one built project; what they print is kept together, in a file beside the results.</summary>
public sealed class ProjectRunner(ICakeContext cake, Redactor redactor, CoverageScope scope)
{
    // Found once: Cake's tool locator is not made for several threads.
    private readonly Lazy<FilePath?> _dotnet = new(() => cake.Tools.Resolve(["dotnet", "dotnet.exe"]));

    public ProjectResult Run(string project, ResultPlaces places, TestOrder order, CancellationToken cancellation)
    {
        var (raw, final) = (places.Raw(project), places.Folder(project));
        Delete(final.Path);
        foreach (var abandoned in places.Abandoned().Append(raw))
            Delete(abandoned);
        try
        {
            Directory.CreateDirectory(raw);
            var exitCode = Test(project, raw, places.Name(project), order);
            // What a run that was broken off left behind says nothing.
            cancellation.ThrowIfCancellationRequested();
            ResultRedaction.Of(new ResultFolder(raw), redactor);
            Move(raw, final.Path);
            return final.Read(places.Name(project), exitCode);
        }
        finally
        {
            Delete(raw);
        }
    }

    private int Test(string project, string raw, string name, TestOrder order)
    {
        using var output = new StreamWriter(System.IO.Path.Combine(raw, ResultFolder.Output));
        var lines = TextWriter.Synchronized(output);
        var exitCode = 0;
        var forCollector = new ProcessArgumentBuilder();
        foreach (var argument in scope.Arguments(project))
            forCollector.AppendQuoted(argument);
        cake.DotNetTest(project, forCollector, new DotNetTestSettings
        {
            ToolPath = _dotnet.Value,
            Configuration = Builder.Configuration,
            NoBuild = true,
            NoLogo = true,
            PathType = DotNetTestPathType.None,
            Filter = order.Filter,
            ResultsDirectory = raw,
            Loggers = [$"trx;LogFilePrefix={name}"],
            Collectors = ["XPlat Code Coverage"],
            EnvironmentVariables = order.Variables.ToDictionary(variable => variable.Key, variable => variable.Value.Reveal()),
            SetupProcessSettings = process => Keep(process, line => lines.WriteLine(redactor.Redact(line))),
            HandleExitCode = code =>
            {
                exitCode = code;
                return true;
            },
        });
        return exitCode;
    }

    private static void Keep(ProcessSettings process, Action<string> keep)
    {
        process.RedirectStandardOutput = true;
        process.RedirectStandardError = true;
        process.RedirectedStandardOutputHandler = process.RedirectedStandardErrorHandler = line =>
        {
            keep(line);
            return null;
        };
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(to)!);
        // Another run may have ended meanwhile.
        Delete(to);
        Directory.Move(from, to);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
