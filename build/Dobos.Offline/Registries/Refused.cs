namespace Dobos.Offline.Registries;

/// <summary>The specification's errors, each with its status and its sentence.</summary>
internal static class Refused
{
    public static RefusedException Name(string name) =>
        new(400, "NAME_INVALID", $"'{Short(name)}' is no repository name: lower-case letters and digits, joined by '.', '_', '__' or '-', "
            + "in parts separated by '/', 250 characters at most.");

    public static RefusedException Reference(string reference, bool isPush) =>
        new(isPush ? 400 : 404, isPush ? "MANIFEST_INVALID" : "MANIFEST_UNKNOWN", $"'{Short(reference)}' is neither a tag "
            + "([a-zA-Z0-9_][a-zA-Z0-9._-]*, 128 characters at most) nor a digest (sha256 or sha512).");

    public static RefusedException Digest(string? digest) =>
        new(400, "DIGEST_INVALID", $"'{Short(digest ?? "")}' is no digest: sha256: and 64, or sha512: and 128 lower-case hexadecimal digits.");

    public static RefusedException OtherContent(Digest asked, Digest found) =>
        new(400, "DIGEST_INVALID", $"What was sent is {found}, not {asked}; nothing of it was kept.");

    public static RefusedException BlobUnknown(RepositoryName repository, Digest digest) =>
        new(404, "BLOB_UNKNOWN", $"{repository} has no blob {digest}.");

    public static RefusedException ManifestUnknown(RepositoryName repository, string reference) =>
        new(404, "MANIFEST_UNKNOWN", $"{repository} has no manifest {reference}.");

    public static RefusedException NameUnknown(RepositoryName repository) =>
        new(404, "NAME_UNKNOWN", $"There is no repository {repository}.");

    public static RefusedException UploadUnknown(string upload) =>
        new(404, "BLOB_UPLOAD_UNKNOWN", $"There is no upload '{Short(upload)}' here: it ended, rested for a day, or began before the registry last started. "
            + "Start it again.");

    public static RefusedException UploadInvalid(string message) => new(400, "BLOB_UPLOAD_INVALID", message);

    public static RefusedException ContentMissing(RepositoryName repository, IReadOnlyList<Digest> missing) =>
        new(400, "MANIFEST_BLOB_UNKNOWN", $"The manifest names what {repository} lacks; push it first: {string.Join(", ", missing)}.");

    public static RefusedException Manifest(string message) => new(400, "MANIFEST_INVALID", message);

    public static RefusedException ManifestTooLarge(long most) =>
        new(413, "SIZE_INVALID", $"A manifest has at most {most} bytes here.");

    public static RefusedException Size(string message) => new(400, "SIZE_INVALID", message);

    public static RefusedException PageSize(string size) =>
        new(400, "PAGINATION_NUMBER_INVALID", $"n={Short(size)} is no page size: a whole number from 0 on.");

    public static RefusedException Unsupported(int status, string message) => new(status, "UNSUPPORTED", message);

    private static string Short(string text) => text.Length <= 200 ? text : $"{text[..200]}…";
}
