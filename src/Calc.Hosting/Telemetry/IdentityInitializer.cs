using Calc.Hosting.Settings;
using Microsoft.ApplicationInsights.Channel;
using Microsoft.ApplicationInsights.Extensibility;

namespace Calc.Hosting.Telemetry;

/// <summary>Says of each piece of telemetry which code it comes from, so that two versions side by side can be told apart.</summary>
public sealed class IdentityInitializer(ServiceIdentity identity) : ITelemetryInitializer
{
    public void Initialize(ITelemetry telemetry)
    {
        telemetry.Context.Cloud.RoleName = identity.Service;
        telemetry.Context.Cloud.RoleInstance = identity.Host;
        telemetry.Context.Component.Version = identity.Version;
        telemetry.Context.GlobalProperties["version"] = identity.Version;
        telemetry.Context.GlobalProperties["commit"] = identity.Commit;
        telemetry.Context.GlobalProperties["slot"] = identity.Slot;
    }
}
