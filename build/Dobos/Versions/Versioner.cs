using Dobos.Checkouts;
using Dobos.Services;

namespace Dobos.Versions;

/// <summary>Says which version each service has in this working copy. Git is asked once, when the first one is wanted.</summary>
public sealed class Versioner(Checkout checkout, ServiceCatalog catalog, Func<string, string?> variable)
{
    private readonly Lock _gate = new();
    private Survey? _survey;

    public IReadOnlyList<ServiceVersion> Of(IReadOnlyList<Service> services, CancellationToken cancellation)
    {
        if (services.Count == 0)
            return [];

        var survey = Survey(cancellation);
        var origin = Origin.Of(variable, survey.Copy.Branch);
        origin.Check([.. catalog.All.Select(service => service.Name)]);
        VersionDecision decision = new(origin, survey.Place.IsShallow, survey.Copy.Commit);
        return [.. services.Select(service => Version(service, State(survey, service)))];

        ServiceVersion Version(Service service, ServiceState state) => decision.Of(service, state) with { Files = [.. state.Files.Select(survey.Place.Absolute)] };
    }

    private Survey Survey(CancellationToken cancellation)
    {
        lock (_gate)
            return _survey ??= new Surveyor(new GitReader(new Git(checkout), checkout), checkout).Take(catalog.All.Select(service => service.Name), cancellation);
    }

    private ServiceState State(Survey survey, Service service) =>
        survey.States.GetValueOrDefault(service.Name) ?? throw new NoVersionException(service.Name, checkout.Shown(Path.Combine(service.Folder, "service.json")));
}
