namespace Dobos.Deploying.Shipping;

public enum ShippedHow
{
    Unchanged,
    Deployed,
    WentBack,
}
