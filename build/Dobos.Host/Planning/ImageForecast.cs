using Dobos.Builds;
using Dobos.Environments;
using Dobos.Host.Switching;
using Dobos.Images;
using Dobos.Services;

namespace Dobos.Host.Planning;

/// <summary>Which images would be built.</summary>
public static class ImageForecast
{
    public static Forecast Of(Prospect prospect)
    {
        ImageAgenda agenda = new(prospect.Checkout, BuildForecast.AgendaOf(prospect));
        var mayBeHostMade = MayBeHostMade(prospect.Switches, prospect.Environments);
        (Service Service, Decision Decision)[] all = [.. prospect.Services.Select(service => (service, agenda.Foresee(service, mayBeHostMade)))];
        string[] builds = [.. all.Where(one => one.Decision.IsNeeded).Select(one => $"builds the image of {one.Service.Name}{How(one.Service, prospect)}: {one.Decision.Reason}")];
        return builds is [] ? Forecast.Done("every image is built from what is here, in the version that it has") : Forecast.Runs("an image is not built from what is here", builds);
    }

    // Whether an engine answers is not known before somebody asks it.
    private static string How(Service service, Prospect prospect) =>
        service.Image.IsOfDockerfile ? $" by a container engine, of {prospect.Checkout.Shown(service.Image.Dockerfile)}" : "";

    /// <summary>An image for no environment, or for one whose registry is on this machine, stays here.</summary>
    public static bool MayBeHostMade(Switches switches, EnvironmentCatalog environments) =>
        switches.Environment is not { } name || environments.Load(name).Registry.IsOffline;
}
