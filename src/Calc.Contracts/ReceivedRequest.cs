using System.Text.Json;

namespace Calc.Contracts;

/// <summary>What a client sent: a request that can be answered, or the field that is wrong.</summary>
public sealed record ReceivedRequest
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private ReceivedRequest(CalculateRequest? valid, InvalidField? invalid) => (Valid, Invalid) = (valid, invalid);

    public CalculateRequest? Valid { get; }

    public InvalidField? Invalid { get; }

    public static async Task<ReceivedRequest> ReadAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(body, Strict, cancellation);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return Wrong("body", "must be JSON, for example {\"number\": 84}.");
        }
    }

    private static ReceivedRequest Read(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object when root.TryGetProperty("number", out var number) => ReadNumber(number),
        JsonValueKind.Object => Wrong("number", "is missing."),
        _ => Wrong("body", "must be a JSON object, for example {\"number\": 84}."),
    };

    // A number that no long holds still has a size, and 84.5 has none that we could answer.
    private static ReceivedRequest ReadNumber(JsonElement number) => number.ValueKind switch
    {
        not JsonValueKind.Number => Wrong("number", "must be a number, without quotes."),
        _ when number.GetDouble() < 1 => Wrong("number", "must be at least 1."),
        _ when number.GetDouble() > CalculateRequest.Largest => Wrong("number", $"must be at most {CalculateRequest.Largest}."),
        _ when number.TryGetInt64(out var whole) => new(new CalculateRequest(whole), invalid: null),
        _ => Wrong("number", "must be a whole number."),
    };

    private static ReceivedRequest Wrong(string field, string reason) => new(valid: null, new InvalidField(field, reason));
}
