using Dobos.Printing;

namespace Dobos.Boxes;

/// <summary>What the offline box serves and where, or that it does not run.</summary>
public sealed class BoxReport(BoxState? state) : IReport
{
    public string ToText() => state is null
        ? "The offline box does not run; any target of an offline environment starts it, and so does './build.sh --target OfflineUp'."
        : string.Join('\n', [$"The offline box runs (process {state.Process}).", .. TextTable.Rows(state.Things.SelectMany(Rows))]);

    public string ToJson() => JsonReport.Write(json =>
    {
        json.WriteBoolean("running", state is not null);
        if (state is null)
            return;

        json.WriteNumber("process", state.Process);
        JsonReport.WriteArray(json, "things", state.Things, (one, thing) =>
        {
            one.WriteString("kind", thing.Kind);
            one.WriteString("name", thing.Name);
            one.WriteString("address", thing.Address);
            foreach (var (fact, value) in thing.Facts)
                one.WriteString(fact, value);
        });
    });

    private static IEnumerable<string[]> Rows(BoxThing thing) =>
        thing.Facts.Select(fact => new[] { "", "", $"{fact.Key}: {fact.Value}" }).Prepend([thing.Kind, thing.Name, thing.Address]);
}
