using System.Net.Http.Headers;
using Dobos.Registries.Auth;

namespace Dobos.Registries.Wire;

/// <summary>A request as often as it has to be made.</summary>
internal sealed record Call(HttpMethod Method, Uri Target, Scope Scope)
{
    public IReadOnlyList<string> Accept { get; init; } = [];

    public Func<HttpContent>? Body { get; init; }

    /// <summary>Whether the body can be sent a second time in the same breath.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>The first byte that is wanted, of a body whose start is here already.</summary>
    public long From { get; init; }

    public HttpRequestMessage Message(AuthenticationHeaderValue? pass)
    {
        HttpRequestMessage message = new(Method, Target) { Content = Body?.Invoke() };
        message.Headers.Authorization = pass;
        message.Headers.UserAgent.ParseAdd("dobos");
        foreach (var type in Accept)
            message.Headers.Accept.ParseAdd(type);
        if (From > 0)
            message.Headers.Range = new(From, null);

        // So that a refusal comes before the body and not in the middle of it.
        message.Headers.ExpectContinue = IsRepeatable ? null : true;
        return message;
    }
}
