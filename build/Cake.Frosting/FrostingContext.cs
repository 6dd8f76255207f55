using Cake.Core;

namespace Cake.Frosting;

/// <summary>The context to derive one's own from.</summary>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext;
