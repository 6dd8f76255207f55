using Cake.Core;
using Cake.Docker;
using Dobos.Checkouts;
using Dobos.Services;

namespace Dobos.Images.Engines;

/// <summary>Builds stages of one service's Dockerfile in its context.</summary>
internal sealed class EngineCalls(ICakeContext cake, Checkout checkout, Engine engine, Service service, DockerfileContext context)
{
    private static readonly Dictionary<string, string?> BuildKit = new()
    {
        ["DOCKER_BUILDKIT"] = "1",
        // An attestation makes an index of an image; evidence is kept beside a release.
        ["BUILDX_NO_DEFAULT_ATTESTATIONS"] = "1",
    };

    private string Dockerfile => checkout.Shown(service.Image.Dockerfile);

    /// <summary>The ID of the image that the stage becomes; of the last one where none is named.</summary>
    public string Build(string? stage, CancellationToken cancellation)
    {
        var written = $"{context.Folder}.id";
        Do(() => cake.DockerBuild(Settings(stage, written), context.Folder), What(stage), cancellation);
        return File.ReadAllText(written).Trim();
    }

    /// <summary>Writes an image into an archive.</summary>
    public void Save(string image, string archive, CancellationToken cancellation) =>
        Do(() => cake.DockerSave(new() { ToolPath = engine.Client, Output = archive }, image), $"The image of {service.Name} could not be taken out of the container engine", cancellation);

    private DockerImageBuildSettings Settings(string? stage, string written) => new()
    {
        ToolPath = engine.Client,
        EnvironmentVariables = BuildKit,
        File = context.PathOf(service.Image.Dockerfile),
        BuildArg = [.. service.Image.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key}={argument.Value}")],
        Target = stage,
        Iidfile = written,
    };

    private string What(string? stage) => stage is null ? $"{Dockerfile} could not be built" : $"The stage {stage} of {Dockerfile} could not be built, so that nothing was tested";

    private static void Do(Action act, string what, CancellationToken cancellation)
    {
        try
        {
            act();
        }
        catch (CakeException failed)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new DockerfileException($"{what} (docker's own words are above); no image was written.", failed);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
