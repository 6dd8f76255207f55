using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cake.Helm.Releases;

/// <summary>How helm 3 and 4 write releases. What one of them adds is passed over; what both always write must be there.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(IReadOnlyList<HelmRevision>))]
[JsonSerializable(typeof(IReadOnlyList<HelmListedRelease>))]
[JsonSerializable(typeof(HelmMetadata))]
[JsonSerializable(typeof(HelmRelease))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ReleasesJson : JsonSerializerContext;
