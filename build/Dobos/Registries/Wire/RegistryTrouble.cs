using System.Net;
using System.Text.Json;
using Azure.Identity;
using Dobos.Environments.Credentials;
using Dobos.Failures;

namespace Dobos.Registries.Wire;

/// <summary>What a failure says about a registry: whether it passes, and what to call it.</summary>
internal static class RegistryTrouble
{
    public static bool Passes(Exception failed) => failed switch
    {
        RefusedException refused => refused.Passes,
        BrokenTransferException or TokenExpiredException => true,
        HttpRequestException request => request.HttpRequestError is not HttpRequestError.SecureConnectionError,
        HttpIOException => true,
        _ => false,
    };

    public static DobosException? Explain(Exception failed, RegistryAddress registry, string what, string who) => failed switch
    {
        RefusedException { IsDenied: true } refused => new RegistryDeniedException(
            registry, $"refuses {what} ({refused.Message}) to {who}; sign in as somebody who has that right, or have it granted", failed),
        TokenExpiredException => new RegistryDeniedException(registry, $"takes no token of {who} for {what}; check that login and this machine's clock", failed),
        RefusedException { Passes: true } => new RegistryUnreachableException(registry, what, $"it answers {failed.Message}", failed),
        RefusedException refused => new RegistryException($"{registry} answers {refused.Message} to {what}; {WayOut(refused.Status)}.", failed),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new RegistryException(
            $"{registry} shows a certificate that this machine does not trust, or none ({Root(failed)}); check its address and its certificate.", failed),
        _ when Passes(failed) => new RegistryUnreachableException(registry, what, Root(failed), failed),
        AuthenticationFailedException => new CredentialException(
            $"There is no token of Azure for {registry} from {who}: {Root(failed)}; sign in anew, or check that identity.", failed),
        JsonException or FormatException or InvalidDataException => new RegistryException(
            $"{registry} does not answer as a registry to {what}: {Root(failed)}; check its address and what stands before it.", failed),
        _ => null,
    };

    private static string WayOut(HttpStatusCode status) => (int)status switch
    {
        404 => "check the registry's address and the repository's name",
        405 or 501 => "this registry does not offer that, or has it turned off",
        413 => "allow larger bodies in the registry or the proxy before it",
        >= 300 and < 400 => "correct the registry's settings, for this is not to be redirected",
        _ => "check what was asked and the registry's log",
    };

    private static string Root(Exception failed) => Shown.Short((failed is BrokenTransferException ? failed : failed.GetBaseException()).Message.TrimEnd('.'));
}
