namespace Dobos.Host.Tests;

public sealed class ProgramTests
{
    private readonly HostProcess _host = new();

    [TearDown]
    public void Stop() => _host.Dispose();

    [Test]
    public void Without_arguments_it_says_what_it_can_do()
    {
        var result = _host.Run();

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("Info ").And.Contain("--target T").And.Contain("SelfTest"));
    }

    [Test]
    public void Help_for_a_target_names_its_own_switches()
    {
        var result = _host.Run("--help", "--target", "Clean");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output, Does.Contain("--all"));
    }

    [TestCase("Error: There is no target 'Tset'", "--target", "Tset")]
    [TestCase("Error: There is no switch --bogus", "--bogus")]
    [TestCase("Error: --env needs a value", "--target", "Info", "--env")]

    [TestCase("Error: There is no environment 'nope'", "--target", "Info", "--env", "nope")]
    [TestCase("Error: There is no service 'nope'", "--target", "Info", "--service", "nope")]
    public void A_wrong_command_line_ends_with_2_and_one_sentence(string sentence, params string[] arguments)
    {
        var result = _host.Run(arguments);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Sentence, Does.StartWith(sentence));
        Assert.That(result.Output, Is.Empty, "nothing ran");
    }

    [Test]
    public void A_question_without_a_terminal_ends_with_2()
    {
        _host.Write("artifacts/obj/x", "");

        var result = _host.Run("--target", "Clean", "--all");

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Sentence, Does.Contain("there is no terminal").And.Contain("--yes"));
        Assert.That(Path.Combine(_host.Root, "artifacts/obj/x"), Does.Exist);
    }

    [Test]
    public void On_an_agent_each_task_is_a_group()
    {
        _host.Variables["TF_BUILD"] = "True";

        var result = _host.Run("--target", "Info");

        Assert.That(result.Output, Does.Match(@"(?s)##\[group\]Info\n.*checkout.*##\[endgroup\]"));
    }

    [TestCase("--tree")]
    [TestCase("--description")]
    public void A_list_of_all_tasks_needs_no_target(string list)
    {
        var result = _host.Run(list);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("SelfTest").And.Not.Contain("--target"));
    }

    [Test]
    public void A_run_ends_with_each_tasks_seconds() =>
        Assert.That(_host.Run("--target", "Info").Output, Does.Match(@"Info +\d+\.\d\d s  done"));

    [Test]
    public void The_tree_is_shown_without_a_target() =>
        Assert.That(_host.Run("--tree").Output, Does.Contain("└─Restore"));

    [TestCase("--target", "Info")]
    [TestCase("--target", "Info", "--plan")]
    public void A_service_file_that_is_a_link_to_nothing_ends_with_3_and_its_name(params string[] arguments)
    {
        Directory.CreateDirectory(Path.Combine(_host.Root, "src/Shop"));
        File.CreateSymbolicLink(Path.Combine(_host.Root, "src/Shop/service.json"), "/nonexistent/file");

        var result = _host.Run([.. arguments, "--service", "shop"]);

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Sentence, Does.Contain("src/Shop/service.json:1:1: This file cannot be read"));
    }

    [Test]
    public void What_nobody_expected_is_one_sentence_and_no_crash()
    {
        Directory.CreateDirectory(Path.Combine(_host.Root, "build"));
        File.CreateSymbolicLink(Path.Combine(_host.Root, "build/tools.json"), "/nonexistent/file");

        var result = _host.Run("--target", "Tools", "--plan");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.StartWith("Error: Could not find file").And.Not.Contain("   at "));
    }

    [TestCase(">/dev/full", "No space left on device")]
    [TestCase(">&-", "Bad file descriptor")]
    [Platform("Linux")]
    public void Output_that_cannot_be_written_is_one_sentence_and_no_crash(string redirection, string why)
    {
        var result = _host.RunInShell(redirection, "--target", "Info");

        Assert.That((result.ExitCode, result.Sentence), Is.EqualTo((1, $"Error: what this run says could not all be written ({why}).")));
    }

    [Test]
    [Platform("Linux")]
    public void An_error_that_cannot_be_shown_keeps_its_exit_code() =>
        Assert.That(_host.RunInShell("2>&-", "--target", "Nope").ExitCode, Is.EqualTo(2));

    [Test]
    public void A_malformed_service_file_ends_with_3_and_its_line()
    {
        _host.Write("src/Shop/service.json", "{\n  \"name\": \"shop\",\n  \"vresion\": \"1.0\"\n}\n");

        var result = _host.Run("--target", "Info");

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Error, Does.Contain("src/Shop/service.json:3").And.Contain("vresion"));
    }
}
