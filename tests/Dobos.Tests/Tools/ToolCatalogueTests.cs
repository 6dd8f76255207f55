using Dobos.Failures;
using Dobos.Tools;

namespace Dobos.Tests.Tools;

public sealed class ToolCatalogueTests
{
    [Test]
    public void Ours_pins_what_the_charts_are_tested_with()
    {
        var ours = ToolCatalogue.Parse(File.ReadAllText(RealTools.CatalogueFile), "tools.json");
        Assert.That(ours["helm"].PinOf("4.1.4", "linux/amd64")?.Sha256, Has.Length.EqualTo(64));
        Assert.That(ours["helm"].PinOf("3.18.0", "linux/amd64")?.Sha256, Has.Length.EqualTo(64));
        Assert.That(ours["kubectl"].PinOf("1.34.5", "linux/amd64")?.Sha256, Has.Length.EqualTo(64));
    }

    [Test]
    public void Every_default_of_ours_is_pinned_and_new_enough()
    {
        foreach (var tool in ToolCatalogue.Parse(File.ReadAllText(RealTools.CatalogueFile), "tools.json").Tools.Where(tool => tool.Pins.Count > 0))
        {
            Assert.That(tool.Pins.Select(pin => pin.Version), Does.Contain(tool.Default), tool.Name);
            Assert.That(tool.Accepts(ToolVersion.FirstIn(tool.Default)!.Value, wanted: null), tool.Name);
        }
    }

    [TestCase("""{ "tools": [ { "nmae": "helm" } ] }""", "nmae")]
    [TestCase("""{ "tools": [ { "name": "helm" } ] }""", "minimum")]
    [TestCase("{\n\"tools\": [,]\n}", "tools.json:2")]
    [TestCase("null", "null")]
    public void A_malformed_file_is_named_with_its_line_and_reason(string json, string told)
    {
        var failure = Assert.Throws<ToolsFileException>(() => ToolCatalogue.Parse(json, "tools.json"));
        Assert.That(failure!.Code, Is.EqualTo(ExitCode.Configuration));
        Assert.That(failure.Message, Does.StartWith("tools.json:").And.Contains(told));
    }

    [Test]
    public void A_tool_that_is_not_there_is_answered_with_those_that_are()
    {
        var failure = Assert.Throws<ToolsFileException>(() => _ = new ToolCatalogue([Tooling.Tool()])["hammer"]);
        Assert.That(failure!.Message, Is.EqualTo("There is no tool 'hammer' in tools.json; it has saw."));
    }
}
