using System.Net.Mime;
using System.Net.Sockets;
using System.Text;

namespace Dobos.Smoke;

/// <summary>Sends one request as a stranger would: a connection of its own, nothing remembered, no redirect followed.</summary>
internal sealed class SmokeProbe(HttpMessageInvoker client, TimeProvider clock)
{
    private const int MostCharacters = 1 << 20;

    public async Task<SmokeAnswer> AskAsync(SmokeCheck check, SmokeSubject subject, CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // An answer that is late is still told apart from one that never comes.
        patience.CancelAfter(check.Within * 2);
        try
        {
            using var request = Request(check, subject);
            using var response = await client.SendAsync(request, patience.Token);
            return new((int)response.StatusCode, await ReadAsync(response, patience.Token), clock.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Silent($"nothing came within {clock.GetElapsedTime(start).TotalSeconds:0.0} s");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return Silent(failed.GetBaseException() is SocketException socket ? socket.Message : failed.Message);
        }

        SmokeAnswer Silent(string why) => new(Status: null, "", clock.GetElapsedTime(start), why);
    }

    private static HttpRequestMessage Request(SmokeCheck check, SmokeSubject subject) => new(new(check.Method), new Uri(subject.Address, check.Path))
    {
        Content = check.Body is { } body ? new StringContent(subject.Fill(body.GetRawText()), Encoding.UTF8, MediaTypeNames.Application.Json) : null,
        Headers = { ConnectionClose = true },
    };

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(cancellation));
        var text = new char[MostCharacters];
        return new(text, 0, await reader.ReadBlockAsync(text, cancellation));
    }
}
