using System.Text.Json;

namespace Calc.Contracts;

/// <summary>How the contracts are written and read: a member that lacks is an error, one that we do not know yet is not.</summary>
public static class ContractJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
