using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>Reads one repository as the OCI distribution specification says it, with a login where one is asked for.</summary>
internal sealed partial class RegistryClient(HttpClient http, ImageReference image, Login? login)
{
    private AuthenticationHeaderValue? _right;

    public async Task<HttpResponseMessage> GetAsync(string path, IReadOnlyList<string> accept, CancellationToken cancellation)
    {
        try
        {
            var answer = await SendAsync(path, accept, cancellation);
            if (answer.StatusCode is not HttpStatusCode.Unauthorized)
                return await CheckedAsync(answer, cancellation);

            _right = await SignInAsync(answer, cancellation);
            answer.Dispose();
            return await CheckedAsync(await SendAsync(path, accept, cancellation), cancellation);
        }
        catch (HttpRequestException failed)
        {
            throw new ImagePullException($"failed to do request: Get \"{new Uri(image.Root, path)}\": {Reason(failed)}", failed);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string path, IReadOnlyList<string> accept, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(image.Root, path)) { Headers = { Authorization = _right } };
        foreach (var type in accept)
            request.Headers.Accept.ParseAdd(type);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    private async Task<AuthenticationHeaderValue?> SignInAsync(HttpResponseMessage refused, CancellationToken cancellation)
    {
        if (refused.Headers.WwwAuthenticate.FirstOrDefault(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) is not { Parameter: { } text })
            return login?.Header;

        var said = Parameter().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);
        if (!said.TryGetValue("realm", out var realm) || !Uri.TryCreate(realm, UriKind.Absolute, out var place))
            return login?.Header;

        var scope = said.GetValueOrDefault("scope", $"repository:{image.Repository}:pull");
        Uri address = new($"{place}{(place.Query.Length > 0 ? '&' : '?')}service={Uri.EscapeDataString(said.GetValueOrDefault("service", ""))}&scope={Uri.EscapeDataString(scope)}");
        using HttpRequestMessage request = new(HttpMethod.Get, address) { Headers = { Authorization = login?.Header } };
        using var answer = await http.SendAsync(request, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new ImagePullException($"failed to authorize: failed to fetch {(login is null ? "anonymous" : "oauth")} token: unexpected status from GET request to {address}: {(int)answer.StatusCode} {answer.ReasonPhrase}");

        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation));
        return new("Bearer", (string?)token?["token"] ?? (string?)token?["access_token"] ?? "");
    }

    private async Task<HttpResponseMessage> CheckedAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.IsSuccessStatusCode)
            return answer;

        using (answer)
        {
            var said = await SaidAsync(answer, cancellation);
            throw new ImagePullException(answer.StatusCode switch
            {
                HttpStatusCode.NotFound => $"{image.Text}: not found{said}",
                HttpStatusCode.Unauthorized => $"unexpected status from GET request to {answer.RequestMessage?.RequestUri}: 401 Unauthorized{said}",
                var status => $"unexpected status from GET request to {answer.RequestMessage?.RequestUri?.GetLeftPart(UriPartial.Path)}: {(int)status} {answer.ReasonPhrase}{said}",
            });
        }
    }

    private static async Task<string> SaidAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        try
        {
            var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))?["errors"]?[0];
            return ((string?)error?["code"])?.ToLowerInvariant().Replace('_', ' ') is { } code ? $" ({code}: {((string?)error?["message"])?.TrimEnd('.')})" : "";
        }
        catch (Exception other) when (other is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return "";
        }
    }

    private static string Reason(HttpRequestException failed) => failed.InnerException is { } inner ? $"{failed.Message}: {inner.Message}" : failed.Message;

    [GeneratedRegex("""(?<name>\w+)="(?<value>[^"]*)"|(?<name>\w+)=(?<value>[^",\s]+)""")]
    private static partial Regex Parameter();
}
