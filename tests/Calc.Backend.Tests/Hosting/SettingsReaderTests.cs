using Calc.Hosting.Settings;
using Microsoft.Extensions.Configuration;

namespace Calc.Backend.Tests.Hosting;

public sealed class SettingsReaderTests
{
    [Test]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        var settings = Reader(("COUNT", "ten"), ("LIMIT", "101"), ("SWITCH", "on"), ("ADDRESS", "calc-backend"));

        settings.Number("COUNT", fallback: 1, smallest: 0, largest: 100);
        settings.Number("LIMIT", fallback: 1, smallest: 0, largest: 100);
        settings.Flag("SWITCH", fallback: false);
        settings.Address("ADDRESS");
        settings.Address("NOWHERE");

        Assert.That(Complaint(settings).Split('\n').Select(line => line.Split(' ')[0]), Is.EqualTo(["COUNT", "LIMIT", "SWITCH", "ADDRESS", "NOWHERE"]));
    }

    [Test]
    public void What_is_absent_or_empty_takes_its_default()
    {
        var settings = Reader(("EMPTY", ""), ("BLANK", " "));

        Assert.That(settings.Number("EMPTY", fallback: 7, smallest: 0, largest: 9), Is.EqualTo(7));
        Assert.That(settings.Flag("BLANK", fallback: true), Is.True);
        Assert.That(settings.Text("ABSENT"), Is.Null);
        Assert.That(settings.Secret("EMPTY"), Is.Null);
        Assert.That(Complaint(settings), Is.Empty);
    }

    [TestCase("http://user:canary@calc-backend")]
    [TestCase("ftp://canary")]
    public void An_address_that_is_refused_is_not_repeated(string address)
    {
        var settings = Reader(("ADDRESS", address));

        settings.Address("ADDRESS");

        Assert.That(Complaint(settings), Does.StartWith("ADDRESS must be").And.Not.Contain("canary"));
    }

    [Test]
    public void A_secret_keeps_every_character_and_prints_as_stars()
    {
        var secret = Reader(("SECRET", " ,={}\"'\\\n")).Secret("SECRET");

        Assert.That(secret?.Reveal(), Is.EqualTo(" ,={}\"'\\\n"));
        Assert.That($"{secret}", Is.EqualTo("***"));
    }

    private static string Complaint(SettingsReader settings)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Assert.That(settings.Complain(output), Is.EqualTo(output.ToString().Length > 0));
        return output.ToString().TrimEnd();
    }

    private static SettingsReader Reader(params (string Name, string Value)[] settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
        .Build());
}
