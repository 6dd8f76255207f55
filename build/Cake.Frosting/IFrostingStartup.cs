using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Registers services, out of the way of <c>Main</c>.</summary>
public interface IFrostingStartup
{
    void Configure(IServiceCollection services);
}
