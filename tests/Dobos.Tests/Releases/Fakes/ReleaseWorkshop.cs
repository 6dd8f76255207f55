using System.Text;
using Cake.Core.IO;
using Dobos.Charts;
using Dobos.Environments;
using Dobos.Environments.Places;
using Dobos.Images;
using Dobos.Registries;
using Dobos.Registries.Copying;
using Dobos.Registries.Places;
using Dobos.Releases;
using Dobos.Releases.Evidence;
using Dobos.Testing;
using Dobos.Tests.Fakes;
using Dobos.Tests.Images;
using Dobos.Tests.Registries.Fakes;
using Dobos.Versions;
using Path = System.IO.Path;

namespace Dobos.Tests.Releases.Fakes;

/// <summary>Small releases that are built whole, and what publishes them.</summary>
internal sealed class ReleaseWorkshop : IDisposable
{
    private readonly ImageWorkshop _images = new();

    public Dictionary<string, string?> Variables { get; } = new() { ["BUILD_REQUESTEDFOR"] = "Jane", ["BUILD_SOURCEBRANCH"] = "refs/heads/main" };

    public Ledger Tests { get; } = new();

    public LintLedger Lint { get; } = new();

    public Witness Witness => new(_images.Checkout, Tests, Lint, name => Variables.GetValueOrDefault(name), new StoppedClock());

    public Publisher Publisher => new(new RegistryDesk(new NoBox(), new NoProcesses(), new RecordingSink(), name => name is "DOCKER_CONFIG" ? _images.Root : null, TimeProvider.System), Witness);

    public void Dispose() => _images.Dispose();

    /// <param name="css">What makes the bytes of an image different from another's.</param>
    public Candidate Candidate(string service = "shop", string css = "body { }", string values = "a: 1", VersionKind kind = VersionKind.Counted, bool isHostMade = false, bool isOfDockerfile = false)
    {
        var below = isHostMade ? _images.Base("""{ "Env": ["PATH=/bin"], "Labels": { "dev.dobos.base": "host" } }""") : _images.Base();
        var layout = new ImageComposer(_images.Store).Compose(new(ImageWorkshop.Service(service), "1.4.57"), below, _images.Publish(css), Path.Combine(_images.Root, "layouts", $"{Guid.NewGuid():N}"));
        return new(Version(service, kind, isOfDockerfile ? "docker" : "engineless"), BuiltImage.Of(layout), Chart(service, values));
    }

    public Task<Published> PublishAsync(Candidate candidate, RegistryClient client, CancellationToken cancellation)
    {
        Bound bound = new(4);
        return new Publication(candidate, client, Environment(client.Address), bound, display: null).RunAsync(release => Witness.Tell(candidate, release), cancellation);
    }

    public static EnvironmentDefinition Environment(RegistryAddress registry, bool isProtected = false) =>
        Environment(new RegistryPlace.At(registry.ToString(), registry.ToString(), null), isProtected);

    public static EnvironmentDefinition Environment(RegistryPlace registry, bool isProtected = false) =>
        new("test", null, isProtected, [], default!, new VaultPlace.InBox("test"), registry, new ClusterPlace.InBox("test"), null);

    private static ServiceVersion Version(string service, VersionKind kind, string builder) => new(
        ImageWorkshop.Service(service) with { Tests = [$"/tests/{service}.Tests/{service}.Tests.csproj"], Image = new(builder, "Dockerfile") }, "1.4.57", kind, "0011", "c0ffee")
    {
        Why = "",
        Inputs = [],
        Touches = [],
        Edits = kind is VersionKind.Local ? ["src/a.cs", "src/b.cs"] : [],
    };

    private static BuiltChart Chart(string service, string values)
    {
        var config = Encoding.UTF8.GetBytes($$"""{"name":"{{service}}","version":"1.4.57","apiVersion":"v2"}""");
        var archive = Encoding.UTF8.GetBytes(values);
        var manifest = SmallImages.Manifest(new
        {
            schemaVersion = 2,
            mediaType = MediaTypes.OciManifest,
            config = Of(BuiltChart.ConfigType, config),
            layers = new[] { Of(BuiltChart.ArchiveType, archive) },
        });
        return new(service, "1.4.57", manifest, config, archive);
    }

    private static object Of(string type, byte[] bytes) => new { mediaType = type, digest = Digest.Of(bytes).Value, size = bytes.Length };

    private sealed class NoBox : IRegistryBox
    {
        public Task<BoxedRegistry> RegistryAsync(string name, CancellationToken cancellation) => throw new InvalidOperationException("No box is wanted here.");
    }

    private sealed class NoProcesses : IProcessRunner
    {
        public IProcess Start(FilePath filePath, ProcessSettings settings) => throw new InvalidOperationException("No process is wanted here.");
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 1, 2, 3, TimeSpan.Zero);
    }
}
