using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>A request of someone who may make it.</summary>
internal sealed record RegistryCall(HttpContext Http, RegistryRoute Route, Caller Caller)
{
    public RepositoryName Repository => Route.Repository;

    public CancellationToken Cancellation => Http.RequestAborted;

    public string Query(string name) => Http.Request.Query[name].ToString();

    /// <summary>The digest that the path names.</summary>
    public Digest Digest => Digest.TryParse(Route.Reference, out var digest) ? digest : throw Refused.Digest(Route.Reference);

    /// <summary>An answer without a body.</summary>
    public Task AnswerAsync(int status, params IReadOnlyList<(string Name, string Value)> headers)
    {
        Http.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            Http.Response.Headers[name] = value;

        return Task.CompletedTask;
    }

    public Task CreatedAsync(string kind, Digest digest, params IReadOnlyList<(string Name, string Value)> headers) =>
        AnswerAsync(201, [("Location", $"/v2/{Repository}/{kind}/{digest}"), ("Docker-Content-Digest", digest.Text), .. headers]);
}
