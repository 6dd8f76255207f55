using System.Net;
using System.Text.Json;
using Calc.Contracts;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Calc.Frontend.Backends;

/// <summary>Asks the backend, and says plainly when it has no answer.</summary>
public sealed class BackendClient(HttpClient http, ResiliencePipeline<HttpResponseMessage> pipeline)
{
    public async Task<CalculateResponse> CalculateAsync(CalculateRequest request, CancellationToken cancellation)
    {
        try
        {
            using var response = await pipeline.ExecuteAsync(async token => await PostAsync(request, token), cancellation);
            return await ReadAsync(response, cancellation);
        }
        catch (TimeoutRejectedException late)
        {
            throw new BackendException(StatusCodes.Status504GatewayTimeout, "The backend did not answer in time.", late);
        }
        catch (BrokenCircuitException broken)
        {
            throw new BackendException(StatusCodes.Status503ServiceUnavailable, "The backend failed too often and is left alone for some seconds.", broken);
        }
        catch (HttpRequestException unreachable)
        {
            throw new BackendException(StatusCodes.Status503ServiceUnavailable, "The backend cannot be reached.", unreachable);
        }
    }

    /// <summary>Null when the backend answers, else why it does not.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        try
        {
            // Not /readyz: a backend pod that shuts down would take every frontend with it.
            using var response = await http.GetAsync("healthz", cancellation);
            return response.IsSuccessStatusCode ? null : $"answers {(int)response.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return "cannot be reached";
        }
    }

    // Read to its end here, so that a body that breaks off is tried again as well.
    private Task<HttpResponseMessage> PostAsync(CalculateRequest request, CancellationToken cancellation) =>
        http.PostAsJsonAsync(CalculateRequest.Route.TrimStart('/'), request, ContractJson.Options, cancellation);

    private static async Task<CalculateResponse> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode != HttpStatusCode.OK)
            throw new BackendException(StatusCodes.Status502BadGateway, $"The backend answered {(int)response.StatusCode}.");

        try
        {
            return await response.Content.ReadFromJsonAsync<CalculateResponse>(ContractJson.Options, cancellation)
                ?? throw new JsonException("The answer is null.");
        }
        catch (JsonException unreadable)
        {
            throw new BackendException(StatusCodes.Status502BadGateway, "The backend answered something that is no calculation.", unreadable);
        }
    }
}
