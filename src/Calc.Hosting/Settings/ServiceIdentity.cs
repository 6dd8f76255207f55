using System.Reflection;
using Calc.Contracts;

namespace Calc.Hosting.Settings;

/// <summary>Who this process is. The chart says so at run time: the same image is several releases' and the build knows no commit.</summary>
public sealed record ServiceIdentity(string Service, string Version, string Commit, string Host, string Slot)
{
    public static ServiceIdentity Read(string service, SettingsReader settings) => new(
        service,
        settings.Text("VERSION") ?? BuiltVersion,
        settings.Text("COMMIT") ?? "unknown",
        Environment.MachineName,
        settings.Text("SLOT") ?? "none");

    public PingResponse Ping() => new(Service, Version, Commit, Host, Slot);

    private static string BuiltVersion =>
        typeof(ServiceIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
