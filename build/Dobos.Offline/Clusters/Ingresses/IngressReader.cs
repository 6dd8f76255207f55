using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>Reads the rules of all ingresses that are ours; of two for the same the older one counts.</summary>
internal static class IngressReader
{
    public static IngressRules Read(IReadOnlyDictionary<ObjectKey, JsonObject> objects)
    {
        IngressClasses classes = new(objects);
        var ours = objects
            .Where(pair => pair.Key.Kind == KindTable.Ingress && classes.IsOurs(pair.Value))
            .OrderBy(pair => (string?)pair.Value["metadata"]?["creationTimestamp"], StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Namespace, StringComparer.Ordinal).ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .ToArray();
        var read = Readable.Of(ours, pair => new ReadIngress(pair.Key, pair.Value)).ToArray();
        var trials = read.Where(ingress => ingress.IsTrial).SelectMany(ingress => ingress.Rules).ToArray();
        var main = read.Where(ingress => !ingress.IsTrial).ToArray();
        return new([.. main.SelectMany(ingress => ingress.Rules).Select(rule => With(rule, trials))], main.Select(ingress => ingress.Default).FirstOrDefault(rule => rule is not null));
    }

    private static IngressRule With(IngressRule rule, IEnumerable<IngressRule> trials) =>
        trials.FirstOrDefault(trial => trial.Host == rule.Host && trial.Path == rule.Path) is { } found
            ? rule with { Canary = new(found.Settings.Canary!, found.Backend, found.Settings) }
            : rule;
}
