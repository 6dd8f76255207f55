using System.Text.Json;
using Dobos.Environments.Reports;

namespace Dobos.Tests.Environments.Reports;

public sealed class ContextReportTests
{
    private static readonly ContextReport Report = new(Readings.Of(
        "dev",
        [Readings.Setting("namespace", "shop"), Readings.Secret("redis-access", "topsecret")],
        Readings.Missing("appinsights")));

    [Test]
    public void Names_kinds_masked_values_and_origins_stand_in_a_table_with_what_is_lacking() =>
        Assert.That(Report.ToText(), Is.EqualTo($"""
            dev: https://kv-dev.vault.azure.net/, read as the account of Azure CLI
              appinsights   secret   is missing
              namespace     setting  shop        version v1, updated 2026-11-02 03:04:05Z
              redis-access  secret   ***         version v1, updated 2026-11-02 03:04:05Z
            {ContextReport.Limit}
            """));

    [Test]
    public void The_same_is_there_for_machines()
    {
        using var json = JsonDocument.Parse(Report.ToJson());
        var values = json.RootElement.GetProperty("values");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(values.EnumerateArray().Select(value => value.GetProperty("value").GetString()), Is.EqualTo([null, "shop", "***"]));
            Assert.That(values[0].GetProperty("fault").GetString(), Is.EqualTo("is missing"));
            Assert.That(values[2].GetProperty("version").GetString(), Is.EqualTo("v1"));
        }
    }
}
