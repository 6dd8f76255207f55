namespace Dobos.Environments.Places;

/// <summary>Where an environment's telemetry goes.</summary>
public abstract record TelemetryPlace
{
    public sealed record OnAzure : TelemetryPlace;

    public sealed record At(Uri Address) : TelemetryPlace;

    public sealed record InBox(string Name) : TelemetryPlace;
}
