using Cake.Core;

namespace Cake.Frosting;

/// <summary>Runs once, after the last task, failed or not.</summary>
public interface IFrostingTeardown
{
    void Teardown(ICakeContext context, ITeardownContext info);
}
