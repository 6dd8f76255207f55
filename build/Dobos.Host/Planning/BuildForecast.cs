using Dobos.Builds;

namespace Dobos.Host.Planning;

/// <summary>What a plan says of work that a stamp can show to be done.</summary>
public static class BuildForecast
{
    public static Forecast Of(Prospect prospect, Func<Agenda, ProjectSet, Work> work)
    {
        var set = ProjectSet.Of(prospect.Services);
        return Of(set.Projects.Count == 0 ? Decision.Nothing : work(AgendaOf(prospect), set).Decision);
    }

    public static Forecast Of(Decision decision) => decision.IsNeeded ? Forecast.Runs(decision.Reason) : Forecast.Done(decision.Reason);

    public static Agenda AgendaOf(Prospect prospect) => new(prospect.Checkout, Environment.GetEnvironmentVariable);
}
