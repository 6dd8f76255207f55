using System.Text.Json;
using Dobos.Environments.Reports;

namespace Dobos.Tests.Environments.Reports;

public sealed class ComparisonTests
{
    private static readonly Comparison Compared = new(
        Readings.Of(
            "dev",
            [
                Readings.Setting("aks-name", "aks-dev"),
                Readings.Setting("host", "dev.example.org"),
                Readings.Setting("level", "info"),
                Readings.Secret("old", "gone-one"),
                Readings.Secret("same", "same-one"),
                Readings.Secret("token", "dev-token"),
            ],
            Readings.Missing("nobody")),
        Readings.Of(
            "prod",
            [
                Readings.Setting("host", "example.org"),
                Readings.Setting("Level", "info"),
                Readings.Secret("same", "same-one"),
                Readings.Secret("token", "prod-token"),
            ],
            Readings.Missing("old"),
            Readings.Missing("nobody")));

    [Test]
    public void Each_name_is_said_to_be_the_same_different_or_lacking() =>
        Assert.That(new ComparisonReport(Compared).ToText(), Is.EqualTo($"""
            dev: https://kv-dev.vault.azure.net/, prod: https://kv-prod.vault.azure.net/
              aks-name  setting  only in dev: aks-dev; in prod it is not asked for
              host      setting  dev: dev.example.org, prod: example.org
              level     setting  the same: info
              nobody    secret   in dev it is missing; in prod it is missing
              old       secret   only in dev; in prod it is missing
              same      secret   the same
              token     secret   different
            2 of 7 are the same.
            {ContextReport.Limit}
            """));

    [Test]
    public void For_machines_a_secret_is_told_by_its_result_alone()
    {
        var text = new ComparisonReport(Compared).ToJson();
        using var json = JsonDocument.Parse(text);
        var token = json.RootElement.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("name").GetString() == "token");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token.GetProperty("result").GetString(), Is.EqualTo("different"));
            Assert.That(token.GetProperty("left").GetString(), Is.EqualTo("***"));
            Assert.That(text, Does.Not.Contain("dev-token").And.Not.Contain("same-one").And.Not.Contain("gone-one"));
        }
    }
}
