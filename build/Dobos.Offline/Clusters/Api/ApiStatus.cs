using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>The object with which Kubernetes says that something was done, or why not.</summary>
internal static class ApiStatus
{
    public static JsonObject Of(ClusterRefusedException refused)
    {
        JsonObject status = new()
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = refused.Message,
            ["reason"] = refused.Reason,
        };
        if (Details(refused) is { Count: > 0 } details)
            status["details"] = details;
        status["code"] = refused.Code;
        return status;
    }

    /// <summary>That an object is no more.</summary>
    public static JsonObject Deleted(Stored gone)
    {
        var details = About(gone.Key.Kind, gone.Key.Kind.Plural);
        details["name"] = gone.Key.Name;
        details["uid"] = gone.Uid;
        return Success(details);
    }

    public static JsonObject Success(JsonObject? details = null)
    {
        JsonObject status = new() { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = new JsonObject(), ["status"] = "Success" };
        if (details is not null)
            status["details"] = details;
        return status;
    }

    public static Task WriteAsync(HttpContext context, ClusterRefusedException refused)
    {
        if (refused.RetryAfterSeconds is { } seconds)
            context.Response.Headers.RetryAfter = $"{seconds}";
        return Answer.JsonAsync(context, refused.Code, Json.Bytes(Of(refused)));
    }

    private static JsonObject Details(ClusterRefusedException refused)
    {
        // An invalid object is named by its kind, all else by the resource.
        var details = refused.Kind is { } kind ? About(kind, refused.Reason == "Invalid" ? kind.Name : kind.Plural) : [];
        if (refused.Name is { Length: > 0 } name)
            details["name"] = name;
        if (refused.Causes.Count > 0)
            details["causes"] = new JsonArray([.. refused.Causes.Select(cause => new JsonObject { ["reason"] = Reason(cause.Message), ["message"] = cause.Message, ["field"] = cause.Field })]);
        if (refused.RetryAfterSeconds is { } seconds)
            details["retryAfterSeconds"] = seconds;
        return details;
    }

    private static JsonObject About(Kind kind, string called)
    {
        JsonObject about = new() { ["kind"] = called };
        if (kind.Group.Length > 0)
            about["group"] = kind.Group;
        return about;
    }

    private static string Reason(string message) => message.Split(':')[0] switch
    {
        "Required value" => "FieldValueRequired",
        "Duplicate value" => "FieldValueDuplicate",
        "Unsupported value" => "FieldValueNotSupported",
        "Forbidden" => "FieldValueForbidden",
        "Too long" => "FieldValueTooLong",
        "Too many" => "FieldValueTooMany",
        "Not found" => "FieldValueNotFound",
        _ when message.StartsWith("conflict with ", StringComparison.Ordinal) => "FieldManagerConflict",
        _ => "FieldValueInvalid",
    };
}
