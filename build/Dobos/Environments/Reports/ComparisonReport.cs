using System.Text.Json;
using Dobos.Environments.Vaults;
using Dobos.Printing;

namespace Dobos.Environments.Reports;

/// <summary>What Compare prints.</summary>
public sealed class ComparisonReport(Comparison comparison) : IReport
{
    private readonly string _left = comparison.Left.Definition.Name;
    private readonly string _right = comparison.Right.Definition.Name;

    public string ToText()
    {
        var values = comparison.Values();
        return string.Join(
            '\n',
            [
                $"{_left}: {comparison.Left.Vault}, {_right}: {comparison.Right.Vault}",
                .. TextTable.Rows(values.Select(value => new[] { value.Name, ContextReport.Word(value.Kind), Sentence(value) })),
                $"{values.Count(value => value.Result == ComparisonResult.Equal)} of {values.Count} are the same.",
                ContextReport.Limit,
            ]);
    }

    public string ToJson() => JsonReport.Write(json =>
    {
        json.WriteString("left", _left);
        json.WriteString("right", _right);
        json.WriteString("limit", ContextReport.Limit);
        JsonReport.WriteArray(json, "values", comparison.Values(), Write);
    });

    private string Sentence(ComparedValue value) => value.Result switch
    {
        ComparisonResult.Equal => value.Kind == VaultKind.Secret ? "the same" : $"the same: {value.Left}",
        ComparisonResult.Different => value.Kind == VaultKind.Secret ? "different" : $"{_left}: {value.Left}, {_right}: {value.Right}",
        ComparisonResult.OnlyLeft => $"{Only(_left, value, value.Left)}; in {_right} it {value.Right}",
        ComparisonResult.OnlyRight => $"{Only(_right, value, value.Right)}; in {_left} it {value.Left}",
        _ => $"in {_left} it {value.Left}; in {_right} it {value.Right}",
    };

    private static string Only(string environment, ComparedValue value, string shown) =>
        value.Kind == VaultKind.Secret ? $"only in {environment}" : $"only in {environment}: {shown}";

    private static void Write(Utf8JsonWriter json, ComparedValue value)
    {
        json.WriteString("name", value.Name);
        json.WriteString("kind", ContextReport.Word(value.Kind));
        json.WriteString("result", JsonNamingPolicy.CamelCase.ConvertName(value.Result.ToString()));
        json.WriteString("left", value.Left);
        json.WriteString("right", value.Right);
    }
}
