using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Dobos.Loopback;

namespace Dobos.Registries;

/// <summary>Where a registry is, as docker writes it: "host[:port]", and after it the path that all its repositories begin with, if any.</summary>
public sealed partial record RegistryAddress
{
    private RegistryAddress(string authority, string prefix)
    {
        (Authority, Prefix) = (authority, prefix);
        IsLoopback = LoopbackHost.Is(new Uri($"http://{authority}"));
        Endpoint = new Uri($"{(IsLoopback ? Uri.UriSchemeHttp : Uri.UriSchemeHttps)}://{authority}/");
    }

    /// <summary>Host, and port where one is written.</summary>
    public string Authority { get; }

    /// <summary>"team/shop", or empty.</summary>
    public string Prefix { get; }

    public bool IsLoopback { get; }

    /// <summary>Plain http on this machine, https everywhere else.</summary>
    public Uri Endpoint { get; }

    public static RegistryAddress OnAzure(string name) => Parse($"{name}.azurecr.io");

    public static RegistryAddress Parse(string text) =>
        TryParse(text, out var address)
            ? address
            : throw new RegistryAddressException(text);

    public static bool TryParse(string text, [NotNullWhen(true)] out RegistryAddress? address)
    {
        var parts = Form().Match(text);
        var authority = parts.Groups["authority"].Value.ToLowerInvariant();
        address = parts.Success && Uri.TryCreate($"http://{authority}", UriKind.Absolute, out var uri) && uri.UserInfo is ""
            ? new(authority, parts.Groups["prefix"].Value)
            : null;
        return address is not null;
    }

    /// <summary>Whether both are one registry, so that a blob of one repository can be mounted into another.</summary>
    public bool IsSameRegistryAs(RegistryAddress other) => Endpoint == other.Endpoint;

    /// <summary>A repository's whole name in this registry.</summary>
    internal string Whole(string repository)
    {
        var whole = Prefix is "" ? repository : $"{Prefix}/{repository}";
        return whole.Length <= 255 && RepositoryForm().IsMatch(whole) ? whole : throw new RegistryException(
            $"'{Shown.Short(repository)}' is no name for a repository in {this}: lower-case letters, digits and single . _ - between them, parts separated by '/'.");
    }

    public override string ToString() => Prefix is "" ? Authority : $"{Authority}/{Prefix}";

    [GeneratedRegex(@"^(?<authority>([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?)(/(?<prefix>[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*)/?)?/?\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z")]
    private static partial Regex RepositoryForm();
}
