using System.Text;
using System.Text.Json;

namespace Calc.Testing;

/// <summary>Asks and reads as a client would that knows nothing of our types.</summary>
public static class Answers
{
    public static async Task<(int Status, JsonElement Body)> GetJsonAsync(this HttpClient client, string path) =>
        await ReadAsync(await client.GetAsync(path));

    public static async Task<(int Status, JsonElement Body)> CalculateAsync(this HttpClient client, string body) =>
        await ReadAsync(await client.PostAsync("/api/calculate", new StringContent(body, Encoding.UTF8, "application/json")));

    private static async Task<(int Status, JsonElement Body)> ReadAsync(HttpResponseMessage response)
    {
        using (response)
            return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
