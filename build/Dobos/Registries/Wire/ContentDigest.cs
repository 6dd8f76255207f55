namespace Dobos.Registries.Wire;

/// <summary>What a registry says that it sent or took.</summary>
internal static class ContentDigest
{
    public static Digest? Of(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Docker-Content-Digest", out var values) && Digest.TryParse(values.First(), out var digest) ? digest : null;
}
