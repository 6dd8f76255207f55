using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dobos.Offline.Vaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Boxes;

/// <summary>What the build asks of the box itself: what is there, one more of it, and to end.</summary>
internal sealed partial class Control(IReadOnlyList<Shelf> shelves, string token, string build, Stop stop)
{
    public void Map(WebApplication application)
    {
        application.Use(GuardAsync);
        application.UseRouting();
        application.Use(AnswerAsync);
        application.MapMethods("/", ["GET"], (RequestDelegate)ListAsync);
        application.MapMethods("/", ["DELETE"], (RequestDelegate)EndAsync);
        foreach (var shelf in shelves)
            application.MapMethods($"/{shelf.Kind}/{{name}}", ["PUT"], context => OpenAsync(context, shelf));
    }

    private Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var shown = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        if (CryptographicOperations.FixedTimeEquals(shown, Encoding.UTF8.GetBytes($"Bearer {token}")))
            return next(context);

        return RefuseAsync(context, StatusCodes.Status401Unauthorized, "The box wants the token that its box.json holds.");
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            if (context.GetEndpoint() is null)
                await RefuseAsync(context, StatusCodes.Status404NotFound, "The box has no such thing.");
            else
                await next(context);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or BadHttpRequestException or VaultRefusedException && !context.Response.HasStarted)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, malformed is JsonException or InvalidOperationException ? "The box takes a JSON object of names and texts." : malformed.Message);
        }
        catch (Exception unfit) when (Shelf.IsUnfit(unfit) && !context.Response.HasStarted)
        {
            await RefuseAsync(context, StatusCodes.Status500InternalServerError, unfit.Message);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }

    private async Task ListAsync(HttpContext context)
    {
        var all = await Task.WhenAll(shelves.Select(shelf => shelf.AllAsync()));
        await WriteAsync(context, json =>
        {
            json.WriteString("build", build);
            json.WriteNumber("process", Environment.ProcessId);
            foreach (var (shelf, served) in shelves.Zip(all))
                Write(json, shelf.Kind, served);
        });
    }

    private Task EndAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.OnCompleted(() =>
        {
            stop.Ask();
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    /// <summary>Whether something in the box may be called so; what else lies in the state, such as a lost+found, is not ours.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    private static async Task OpenAsync(HttpContext context, Shelf shelf)
    {
        var name = (string)context.Request.RouteValues["name"]!;
        if (!IsName(name))
            throw new BadHttpRequestException($"'{name}' is no name for anything in the box.");

        var values = await ValuesAsync(context);
        var served = await shelf.FindAsync(name);
        served.Seed(values);
        await WriteAsync(context, served.Write);
    }

    private static async Task<Dictionary<string, string>> ValuesAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        return body.RootElement.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }

    private static void Write(Utf8JsonWriter json, string kind, IReadOnlyList<Served> all)
    {
        json.WriteStartArray(kind);
        foreach (var one in all)
        {
            json.WriteStartObject();
            one.Write(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        context.Response.ContentType = "application/json";
        await using Utf8JsonWriter json = new(context.Response.BodyWriter);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,30}\z")]
    private static partial Regex Name();
}
