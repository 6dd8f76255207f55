using Cake.Core;
using Cake.Docker;
using Dobos.Checkouts;
using Dobos.Lint;
using Dobos.Lint.Dockerfiles;
using Dobos.Names;
using Dobos.Redaction;
using Dobos.Services;
using Dobos.Testing;

namespace Dobos.Images.Engines;

/// <summary>Runs the stage of a Dockerfile that tests, on a volume for its results, and judges what it left there.</summary>
public sealed class TestStage(ICakeContext cake, Checkout checkout, Redactor redactor, ResultPublisher publisher)
{
    public const string Name = "testrunner";

    /// <summary>Where in its container the results are.</summary>
    public const string Results = "/results";

    // What docker ends with when there was no container to end with anything.
    private const int EngineFailed = 125;

    internal static bool IsIn(string dockerfile) => Dockerfile.Parse(new SourceText(dockerfile, File.ReadAllText(dockerfile))).Stage(Name) is not null;

    internal void Run(Engine engine, Service service, string image, CancellationToken cancellation)
    {
        var exitCode = 0;
        var folder = Path.Combine(checkout.Artifacts, "tests", "images", service.Name);
        var container = $"dobos-{service.Name}-{ShortHash.Of(checkout.Root, 8)}";
        try
        {
            // One that a killed run left behind would be in the way.
            Remove(engine, container);
            cake.DockerRunWithoutResult(
                new() { ToolPath = engine.Client, Name = container, Volume = [Results], HandleExitCode = code => (exitCode = code) is not EngineFailed }, image, command: "");
            cancellation.ThrowIfCancellationRequested();
            Fetch(engine, container, folder);
            Remove(engine, container);
        }
        catch (CakeException failed)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DockerfileException($"The stage {Name} of {checkout.Shown(service.Image.Dockerfile)} could not be run (docker's own words are above); no image was written.", failed);
        }

        Judge(new ResultFolder(folder).Read($"{service.Name} {Name}", exitCode), checkout.Shown(service.Image.Dockerfile));
    }

    private void Remove(Engine engine, string container) => cake.DockerRm(
        new() { ToolPath = engine.Client, Force = true, Volumes = true, HandleExitCode = _ => true, SetupProcessSettings = process => process.RedirectStandardOutput = process.RedirectStandardError = true }, container);

    // Copied, not mounted: an engine may run on another machine, and what it wrote itself would be root's.
    private void Fetch(Engine engine, string container, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        cake.DockerCp($"{container}:{Results}/.", folder, new() { ToolPath = engine.Client });
        ResultRedaction.Of(new ResultFolder(folder), redactor);
    }

    private void Judge(ProjectResult result, string dockerfile)
    {
        publisher.Publish([result]);
        Console.WriteLine(TestReport.Line(result));
        foreach (var line in new TestReport([result], checkout.Root).Lines())
            Console.WriteLine(line);
        if (!result.IsGreen)
            throw new TestsFailedException([result]);
        if (result.Tests.Count == 0)
            throw new NoStageTestsException(dockerfile);
    }
}
