using Cake.Core;
using Cake.Core.Annotations;
using Cake.Docker;

namespace Cake.Tests.Docker;

public sealed class DockerAliasesTests
{
    private static readonly string[] Names = ["DockerBuild", "DockerCp", "DockerRm", "DockerRunWithoutResult", "DockerSave"];

    private readonly RecordingDocker _docker = new();

    [Test]
    public void Every_alias_is_one_to_Cake_as_well_and_none_takes_a_password()
    {
        var aliases = typeof(DockerAliases).GetMethods().Where(method => method.IsStatic).ToList();
        Assert.That(aliases.Select(alias => alias.Name), Is.EquivalentTo(Names));
        foreach (var alias in aliases)
        {
            Assert.That(alias.IsDefined(typeof(CakeMethodAliasAttribute), inherit: false), alias.Name);
            Assert.That(alias.GetParameters()[0].ParameterType, Is.EqualTo(typeof(ICakeContext)), alias.Name);
        }
    }

    [Test]
    public void A_folder_alone_is_enough_for_an_image()
    {
        _docker.DockerBuild(With<DockerImageBuildSettings>(), "context");
        Assert.That(_docker.Command, Is.EqualTo("docker build context"));
    }

    [Test]
    public void Every_setting_of_a_build_has_its_place()
    {
        var settings = With<DockerImageBuildSettings>();
        (settings.BuildArg, settings.File, settings.Iidfile) = (["A=1", "B=two words"], "context/src/Dockerfile", "id");
        (settings.Label, settings.Tag, settings.Target) = (["l=1"], ["shop:1.4.57", "shop:other"], "testrunner");
        settings.EnvironmentVariables = new Dictionary<string, string?> { ["DOCKER_BUILDKIT"] = "1" };
        _docker.DockerBuild(settings, "my context");
        Assert.That(
            _docker.Command,
            Is.EqualTo("docker build --build-arg A=1 --build-arg \"B=two words\" --file context/src/Dockerfile --iidfile id --label l=1 --tag shop:1.4.57 --tag shop:other --target testrunner \"my context\""));
        Assert.That(_docker.Variables["DOCKER_BUILDKIT"], Is.EqualTo("1"));
    }

    [Test]
    public void A_container_is_run_by_its_image_and_may_be_given_a_command()
    {
        _docker.DockerRunWithoutResult(With<DockerContainerRunSettings>(), "sha256:01", "");
        Assert.That(_docker.Command, Is.EqualTo("docker run sha256:01"));

        var settings = With<DockerContainerRunSettings>();
        (settings.Label, settings.Name, settings.Rm, settings.Volume) = (["l=1"], "tests", true, ["/results"]);
        _docker.DockerRunWithoutResult(settings, "shop", "dotnet", "test", "it all");
        Assert.That(_docker.Command, Is.EqualTo("docker run --label l=1 --name tests --rm --volume /results shop dotnet test \"it all\""));
    }

    [Test]
    public void What_a_container_has_is_copied_out_of_it()
    {
        _docker.DockerCp("tests:/results/.", "artifacts/results", With<DockerContainerCpSettings>());
        Assert.That(_docker.Command, Is.EqualTo("docker cp tests:/results/. artifacts/results"));
    }

    [Test]
    public void A_container_is_deleted_with_what_only_it_has()
    {
        var settings = With<DockerContainerRmSettings>();
        (settings.Force, settings.Volumes) = (true, true);
        _docker.DockerRm(settings, "one", "two");
        Assert.That(_docker.Command, Is.EqualTo("docker rm --force --volumes one two"));
    }

    [Test]
    public void An_image_is_saved_into_an_archive()
    {
        var settings = With<DockerImageSaveSettings>();
        settings.Output = "image.tar";
        _docker.DockerSave(settings, "sha256:01");
        Assert.That(_docker.Command, Is.EqualTo("docker save --output image.tar sha256:01"));
    }

    [Test]
    public void A_failure_keeps_dockers_exit_code_and_names_the_verb()
    {
        var docker = new RecordingDocker { ExitCode = 125 };
        var failure = Assert.Throws<CakeException>(() => docker.DockerRunWithoutResult(With<DockerContainerRunSettings>(), "shop", ""));
        Assert.That(failure!.ExitCode, Is.EqualTo(125));
        Assert.That(failure.Message, Is.EqualTo("docker run ended with exit code 125."));
    }

    [Test]
    public void Who_handles_the_exit_code_gets_no_failure()
    {
        var docker = new RecordingDocker { ExitCode = 1 };
        var settings = With<DockerContainerRunSettings>();
        settings.HandleExitCode = code => code == 1;
        Assert.That(() => docker.DockerRunWithoutResult(settings, "shop", ""), Throws.Nothing);
    }

    private static T With<T>()
        where T : DockerSettings, new() => new() { ToolPath = RecordingDocker.Program };
}
