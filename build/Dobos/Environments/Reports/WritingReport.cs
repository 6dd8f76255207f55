using Dobos.Environments.Vaults;
using Dobos.Printing;

namespace Dobos.Environments.Reports;

/// <summary>What was set and where; what it was set to is nobody's business.</summary>
public sealed class WritingReport(VaultWriting writing) : IReport
{
    public string ToText() =>
        $"{writing.Definition.Name}: {writing.Name} is set in {writing.Vault}, version {writing.Version}" +
        $"{(writing.WasDeleted ? "; it was deleted, and is recovered with its earlier versions" : "")}.";

    public string ToJson() => JsonReport.Write(json =>
    {
        json.WriteString("environment", writing.Definition.Name);
        json.WriteString("vault", writing.Vault.ToString());
        json.WriteString("name", writing.Name);
        json.WriteString("version", writing.Version);
        json.WriteBoolean("wasDeleted", writing.WasDeleted);
    });
}
