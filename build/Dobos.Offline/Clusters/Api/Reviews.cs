using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Clusters.Objects;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Tells whoever asks what they may do.</summary>
internal static class Reviews
{
    public static async Task AnswerAsync(ApiCall call)
    {
        if (call.Request.Method != "POST" || call.Path.Name.Length > 0)
            throw Refusals.NoSuchVerb();

        var review = await RequestBody.ObjectAsync(call);
        var may = Allows(call.User, review.Part("spec"));
        review["status"] = may ? new JsonObject { ["allowed"] = true, ["reason"] = "" } : new JsonObject { ["allowed"] = false };
        Metadata.Of(review)["creationTimestamp"] = null;
        await Answer.JsonAsync(call.Context, StatusCodes.Status201Created, review);
    }

    private static bool Allows(ClusterUser user, JsonObject? spec)
    {
        if (spec.Part("resourceAttributes") is { } asked)
            return AccessRules.May(user, new(asked.Text("verb") ?? "", asked.Text("group") ?? "", asked.Text("resource") ?? "", asked.Text("subresource") ?? "", asked.Text("namespace") ?? "", asked.Text("name") ?? ""));
        if (spec.Part("nonResourceAttributes") is { } path)
            return user.OnlyNamespace is null || path.Text("verb") == "get";
        throw new ClusterRefusedException(422, "Invalid", "SelfSubjectAccessReview.authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }
}
