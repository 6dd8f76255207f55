using System.Text.Json.Serialization;

namespace Dobos.Offline.Vaults;

/// <summary>A journal's lines as JSON. What a line lacks or has too much makes it unreadable: nothing is guessed about a secret.</summary>
[JsonSerializable(typeof(VaultChange))]
[JsonSourceGenerationOptions(
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
internal sealed partial class JournalJson : JsonSerializerContext;
