using Dobos.Benchmarks.Copying;
using Dobos.Benchmarks.StartUp;

namespace Dobos.Benchmarks.Images;

/// <summary>
/// The image of Calc.Frontend from what was built: publishing, gzip and sha256 alone, which no way can do without; ours, its stamps taken away; the SDK's own
/// container support, into a registry on loopback; and 'docker build' of a Dockerfile that copies what was published, without its cache.
/// </summary>
public sealed class ImageRace(string root)
{
    private const string Publish = "dotnet publish src/Calc.Frontend --no-build --configuration Release -nologo -v:quiet";

    private readonly string _folder = Path.Combine(root, "artifacts", "benchmarks", "images");

    public async Task<IReadOnlyList<Timing>> RunAsync(int rounds, CancellationToken cancellation)
    {
        Directory.CreateDirectory(_folder);
        await Commands.RunAsync(Shell("the build", "./build.sh --target Build"), cancellation);
        await Commands.RunAsync(Shell("the image", Ours), cancellation);
        await using var registry = await LocalRegistry.StartAsync(_folder, cancellation);
        await Commands.RunAsync(Shell("skopeo", $"skopeo copy --insecure-policy --dest-tls-verify=false oci:{Layout} docker://{registry.Address}/base:1"), cancellation);
        await using var engine = await LocalEngine.StartAsync(Path.Combine(_folder, "engine"), cancellation);
        return await Race.RunAsync([Floor, Shell("DockerBuild", Ours), Sdk(registry.Address), .. await DockerAsync(engine, cancellation)], rounds, cancellation);
    }

    private static string Ours => "rm -f artifacts/stamps/image-calc-frontend artifacts/stamps/publish-calc-frontend && exec ./build.sh --target DockerBuild --exclusive --service calc-frontend";

    private string Layout => Path.Combine(root, "artifacts", "images", "calc-frontend", "oci");

    private Rival Floor => Shell("publish, gzip, sha256", $"rm -rf {_folder}/floor && {Publish} --output {_folder}/floor && tar -c -C {_folder}/floor . | gzip -n | sha256sum");

    private Rival Sdk(string registry) => Shell(
        "dotnet publish -t:PublishContainer",
        $"{Publish} -t:PublishContainer -p:ContainerBaseImage={registry}/base:1 -p:ContainerRegistry={registry} -p:ContainerRepository=frontend -p:ContainerImageTag=1");

    private async Task<Rival[]> DockerAsync(LocalEngine? engine, CancellationToken cancellation)
    {
        if (engine is null)
            return [];

        var context = Directory.CreateDirectory(Path.Combine(_folder, "docker")).FullName;
        await File.WriteAllTextAsync(Path.Combine(context, "Dockerfile"), "FROM base:1\nCOPY published /app\n", cancellation);
        File.Delete(Path.Combine(_folder, "base.tar"));
        await Commands.RunAsync(Shell("skopeo", $"skopeo copy --insecure-policy oci:{Layout} docker-archive:{_folder}/base.tar:base:1"), cancellation);
        await Commands.RunAsync(Shell("docker load", $"{engine.Docker} load --input {_folder}/base.tar"), cancellation);
        return [Shell("publish, docker build", $"rm -rf {context}/published && {Publish} --output {context}/published && {engine.Docker} build --quiet --no-cache --tag it {context}")];
    }

    private Rival Shell(string name, string line) => new(name, root, "sh", "-c", line);
}
